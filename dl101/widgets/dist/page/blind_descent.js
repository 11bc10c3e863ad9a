import{columns as ht}from"dl101-lib";import{defineDemo as ft}from"dl101-lib";import{bool as ut,number as ee,oneOf as Me,pairs as yt}from"dl101-lib";var M={bowl:{height:(e,t)=>(e*e+t*t)/2,slope:(e,t)=>[e,t],python:"(x**2 + y**2) / 2",pythonSlope:["x","y"]},valley:{height:(e,t)=>(e+1)**2/2+(t-.5)**2,slope:(e,t)=>[e+1,2*(t-.5)],python:"(x + 1)**2 / 2 + (y - 0.5)**2",pythonSlope:["x + 1","2 * (y - 0.5)"]},ravine:{height:(e,t)=>2.4*(e-1)**2-7.6*(e-1)*t+8.1*t*t,slope:(e,t)=>[4.8*(e-1)-7.6*t,16.2*t-7.6*(e-1)],python:"2.4 * (x - 1)**2 - 7.6 * (x - 1) * y + 8.1 * y**2",pythonSlope:["4.8 * (x - 1) - 7.6 * y","16.2 * y - 7.6 * (x - 1)"]},saddle:{height:(e,t)=>e*e-t*t+t**4/8+2,slope:(e,t)=>[2*e,t**3/2-2*t],python:"x**2 - y**2 + y**4 / 8 + 2",pythonSlope:["2 * x","y**3 / 2 - 2 * y"]},two_minima:{height:(e,t)=>(3*e**4-2*e**3-24*e*e+24*e+80)/32+(t-e/2)**2,slope:(e,t)=>[3*(e*e-4)*(e-.5)/8-(t-e/2),2*(t-e/2)],python:"(3 * x**4 - 2 * x**3 - 24 * x**2 + 24 * x + 80) / 32 + (y - x / 2)**2",pythonSlope:["3 * (x**2 - 4) * (x - 0.5) / 8 - (y - x / 2)","2 * (y - x / 2)"]}};var te=`.dl101.demo-blinddescent{--left: 1.1fr;.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,5.6rem),1fr));gap:.4rem .8rem;margin:0}dt{margin:0;color:var(--muted);font-size:.86rem;font-weight:400}dd{margin:0;font-size:1.2rem;font-weight:650;font-variant-numeric:tabular-nums;line-height:1.25}.figures.result{grid-template-columns:repeat(2,auto);justify-content:start;column-gap:2rem}.line-sample{display:inline-block;width:1.6rem;margin-inline-end:.5rem;border-top:3px solid var(--ink);vertical-align:.25em}.line-sample.is-descent{border-top:4px dotted var(--negative)}:is(dd,td){color:var(--tint-ink)}.step-choice{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center}.field-problem{flex-basis:100%}.field-problem:empty{display:none}.step-field{display:flex;gap:.4rem;align-items:center;font-weight:600}.number-field{width:5.4rem;max-width:100%}.downhill-row{display:flex;flex-basis:100%;flex-wrap:wrap;gap:.5rem}.readout{min-height:7.3em}.log{height:10.2rem}.numbers{font-size:.9rem}.numbers :is(th,td){padding:.2rem .3rem}tbody tr:last-child{background:var(--surface)}@container (min-width: 44rem){.figures{grid-template-columns:repeat(5,auto)}.column>.column{min-height:9rem}.log{height:18rem}}.walk .grid{stroke:var(--line);stroke-width:1}.walk{pointer-events:none}:is(.walk path,.considered){fill:none;stroke:var(--ink);stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}.walk .casing{stroke:var(--paper);stroke-width:6}.walk .descent{stroke:var(--negative);stroke-width:3;stroke-dasharray:1 6}.walk .downhill{stroke:var(--good);stroke-width:3.5}.considered{stroke:var(--accent);stroke-dasharray:5 5;pointer-events:none}.footprint{fill:var(--ink);stroke:var(--paper);stroke-width:2}.descent-print{fill:var(--negative);stroke:var(--paper)}:is(.loss-label,.lowest){font-size:14px;font-weight:650;stroke:var(--paper);stroke-width:4px;paint-order:stroke}.lowest{font-size:20px}}
`;import{float as Fe}from"dl101-lib";import{clamp as se,rounded as ae}from"dl101-lib";var[Ce,oe,W,z,re]=[.9,.99,.9,.999,1e-8],ne={descent:e=>(t,o)=>t.map((r,n)=>r-e*o[n]),momentum(e){let t=null;return(o,r)=>(t=r.map((n,s)=>Ce*(t?.[s]??0)+n),o.map((n,s)=>n-e*t[s]))},rmsprop(e){let t=null;return(o,r)=>(t=r.map((n,s)=>oe*(t?.[s]??0)+(1-oe)*n*n),o.map((n,s)=>n-e*r[s]/(Math.sqrt(t[s])+re)))},adam(e){let[t,o,r]=[null,null,0];return(n,s)=>{r+=1,t=s.map((i,l)=>W*(t?.[l]??0)+(1-W)*i),o=s.map((i,l)=>z*(o?.[l]??0)+(1-z)*i*i);let[c,a]=[1-W**r,1-z**r];return n.map((i,l)=>i-e*(t[l]/c)/(Math.sqrt(o[l]/a)+re))}}};var v=8,De=Math.PI/12,Re=.1,y={valley:{name:"valley",mark:.1,rate:.3,high:20,starts:[[2,-2],[2.5,2.5],[-2.5,-2.5],[1,-2.5]],minima:[[-1,.5]]},ravine:{name:"ravine",mark:.5,rate:.09,high:60,starts:[[-2,-.5],[-1.5,.5],[-2.5,-2.5],[-1,-2.5]],minima:[[1,0]]},two_minima:{name:"landscape with two minima",mark:.5,rate:.2,high:12,starts:[[2.5,2.5],[2.5,-.5],[1,2.5],[1.5,-1.5]],minima:[[-2,-1],[2,1]]}},P=(e,t=0)=>({surface:e,start:t,path:[],dx:0,dy:1,revealed:!1}),R={...P("valley"),rate:.1},L=e=>ae(e,4),k=({surface:e,start:t,path:o})=>[y[e].starts[t],...o],u=e=>k(e).at(-1),$=({surface:e},[t,o])=>M[e].height(t,o),b=({surface:e},[t,o])=>M[e].slope(t,o),I=({surface:e},[t,o])=>y[e].minima.findIndex(([r,n])=>Math.hypot(t-r,o-n)<.4);function H([e,t],[o,r]){let n=(c,a)=>a?(Math.sign(a)*3-c)/a:1,s=se(Math.min(n(e,o),n(t,r)),0,1);return s===1?[o,r]:[L(s*o),L(s*r)]}var S=e=>H(u(e),[e.dx,e.dy]),Y=([e,t])=>({dx:L(e),dy:L(t)});function ie(e,t){let[o,r]=u(e),n=t.map(s=>se(ae(s),-3,3));return Y([n[0]-o,n[1]-r])}var U=(e,t)=>Y(H(u(e),b(e,u(e)).map(o=>-t*o)));function le(e,[t,o]){let[r,n]=S(e),s=Math.atan2(n,r)-t*De,c=Math.max(.01,Math.hypot(r,n)+o*Re);return Y(H(u(e),[c*Math.cos(s),c*Math.sin(s)]))}var F=e=>$(e,u(e))<y[e.surface].mark,q=e=>e.path.length>=v||F(e);function ce(e){let[[t,o],[r,n]]=[u(e),S(e)];return{path:[...e.path,[L(t+r),L(o+n)]],dx:r,dy:n}}function B(e){let t=ne.descent(y[e.surface].rate),o=[k(e)[0]];for(;o.length<=e.path.length;)o.push(t(o.at(-1),b(e,o.at(-1))));return o}var N=e=>({yours:$(e,u(e)),descent:$(e,B(e).at(-1))});var pe=e=>e.map(Fe).join(", "),de=e=>e.revealed?Ie(e):Be(e);function Be(e){let t=k(e).map(n=>[...n,$(e,n),...b(e,n)]),o=(n,s)=>t.map(c=>`    ${n}${pe(c)}${s},`).join(`
`),r=`# x, y, loss, slope in x, slope in y: all that you have felt.
# The landscape's formula stands here once you see it.`;return{Python:`${r}
felt = [
${o("(",")")}
]
for x, y, loss, slope_x, slope_y in felt:
    print(x, y, loss, slope_x, slope_y)
`,NumPy:`import numpy as np

${r}
felt = np.array([
${o("[","]")}
])
for row in felt:
    print(*row)
`,PyTorch:`import torch

${r}
felt = torch.tensor([
${o("[","]")}
], dtype=torch.float64)
for row in felt:
    print(*row.tolist())
`}}function Ie(e){let{python:t,pythonSlope:o}=M[e.surface],{rate:r}=y[e.surface],n=k(e),s=(c,a)=>n.map(i=>`    ${c}${pe(i)}${a},`).join(`
`);return{Python:`def loss(x, y):
    return ${t}

def slope(x, y):
    return ${o[0]}, ${o[1]}

path = [
${s("(",")")}
]
for x, y in path:
    print("yours:", x, y, loss(x, y), *slope(x, y))

rate = ${r}
x, y = path[0]
for _ in path:
    slope_x, slope_y = slope(x, y)
    print("gradient descent:", x, y, loss(x, y), slope_x, slope_y)
    x, y = x - rate * slope_x, y - rate * slope_y
`,NumPy:`import numpy as np

def loss(w):
    x, y = w
    return ${t}

def gradient(w):
    x, y = w
    return np.array([${o[0]}, ${o[1]}])

path = np.array([
${s("[","]")}
])
for w in path:
    print("yours:", *w, loss(w), *gradient(w))

rate = ${r}
w = path[0]
for _ in path:
    g = gradient(w)
    print("gradient descent:", *w, loss(w), *g)
    w = w - rate * g
`,PyTorch:`import torch

def loss(w):
    x, y = w
    return ${t}

def show(name, w):
    w.grad = None
    height = loss(w)
    height.backward()  # finds the slope
    print(name, *w.tolist(), height.item(), *w.grad.tolist())

path = torch.tensor([
${s("[","]")}
], dtype=torch.float64)
for point in path:
    show("yours:", point.clone().requires_grad_())

w = path[0].clone().requires_grad_()
optimizer = torch.optim.SGD([w], lr=${r})
for _ in path:
    show("gradient descent:", w)
    optimizer.step()
`}}var V=e=>y[e].mark,me=[{id:"valley",text:`The valley: a loss below ${V("valley")} in at most eight steps`,surface:"valley"},{id:"beat",text:"The ravine: end lower than gradient descent does in as many steps",surface:"ravine"},{id:"ravine",text:`The ravine: a loss below ${V("ravine")} in at most eight steps`,surface:"ravine"},{id:"two_minima",text:`Two minima: a loss below ${V("two_minima")} in at most eight steps`,surface:"two_minima"}].map(e=>({...e,show:()=>P(e.surface)}));function he(e){let{yours:t,descent:o}=N(e),r=F(e)?[e.surface]:[];return e.surface==="ravine"&&q(e)&&t<o?[...r,"beat"]:r}var fe=e=>({revealed:e.revealed||q(e)});function ue(e){return{two_minima:e.surface==="two_minima"&&I(e,u(e))===1&&!e.revealed&&e.path.length<v?"This minimum is not the lowest: leave it by a long step.":""}}var ye=[{id:"valley",name:"Valley",lesson:"The slope says which way is down and how steep it is, not how far to go. Where it gets smaller, so should your steps."},{id:"ravine",name:"Ravine",lesson:"Steep is not always where the goal is: the slope points across the ravine. Where it changes its sign, you have crossed the floor."},{id:"two_minima",name:"Two minima",lesson:"You may come to a place where the slope is 0 and the loss is still above the goal. What would you do, if you can see nothing?"}].map(({id:e,name:t,lesson:o})=>({id:e,name:t,change:()=>P(e),lesson:()=>o}));import{rounded as Ue}from"dl101-lib";import{signClass as qe}from"dl101-lib";import{column as Ve}from"dl101-lib";import{button as j,h as f,set as Ze,setText as _}from"dl101-lib";import{exact as Je,fixed as E}from"dl101-lib";import{createNumberField as we}from"dl101-lib";import{counted as Ge,fixed as T,listOf as ge}from"dl101-lib";var G=.005,C=([e,t])=>`(${T(e)}, ${T(t)})`;function Z([e,t]){let o=[[e,"right","left"],[t,"up","down"]].map(([r,n,s])=>Math.abs(r)<G?"":r>0?n:s);return ge(o.filter(Boolean))}var xe=e=>e.revealed?He(e):je(e);function je(e){let[t,[o,r]]=[u(e),S(e)],n=[t[0]+o,t[1]+r];return[`In the ${y[e.surface].name}, after ${e.path.length} of ${v} steps: at (x, y) = ${C(t)} the loss is ${T($(e,t))}${We(e)}.`,ze(b(e,t)),`Your step, Δx = ${T(o)} and Δy = ${T(r)}, would lead to ${C(n)}.`,e.path.length<2?"Steps can’t be undone.":""].filter(Boolean).join(" ")}function We(e){let[t,o]=k(e).slice(-2).map(n=>$(e,n));if(o===void 0)return"";let r=o-t;return Math.abs(r)<G?", as before":`, ${T(Math.abs(r))} ${r<0?"lower":"higher"} than before`}function ze([e,t]){let o=Z([-e,-t]);return o?`The slope is ${T(e)} in x and ${T(t)} in y: downhill is to the ${o}.`.replace("to the up","up").replace("to the down","down"):"The slope is 0.00 in x and in y: the ground is level here."}function He(e){let{rate:t,mark:o,minima:r}=y[e.surface],{yours:n,descent:s}=N(e),c=e.path.length,a=F(e)?`, below ${o}`:`, not below ${o}`,[i,l]=r;return[`After ${Ge(c,"step")} your loss is ${T(n)}${a}.`,c?`Gradient descent with rate ${t}, in as many steps from the same start: ${T(s)}.`:"",`The lowest point is (${i.map(d=>T(d,Number.isInteger(d)?0:1)).join(", ")}), where the loss is 0.`,l?Ye(e):""].filter(Boolean).join(" ")}function Ye(e){let t=n=>I(e,n)===1,o=[t(u(e))&&"you",t(B(e).at(-1))&&"gradient descent"].filter(Boolean),r="The slope is 0 at (2, 1) too, where the loss is 2";return o.length?`${r}: ${ge(o)} ended there.`:`${r}.`}var $e=e=>Math.abs(e)<G?"":qe(e);function ve(){let e=["Loss","Goal","Steps","Slope in x","Slope in y"].map(a=>[a,f("dd")]),t=e.map(([a,i])=>f("div",{},f("dt",{},a),i)),[o,r,n,s,c]=e.map(([,a])=>a);return{element:f("dl",{class:"figures"},...t),draw(a){_(o,E($(a,u(a)))),_(r,`< ${y[a.surface].mark}`),b(a,u(a)).forEach((i,l)=>{Ze(_([s,c][l],E(i)),{class:$e(i)})}),_(n,`${a.path.length} of ${v}`)}}}function Ke(){let e=(n,s)=>{let c=f("dd"),a=f("span",{class:`line-sample is-${n}`,"aria-hidden":"true"});return{value:c,element:f("div",{},f("dt",{},a,s),c)}},[t,o]=[e("yours","You"),e("descent","Gradient descent")],r=f("dl",{class:"figures result"},t.element,o.element);return{element:r,draw(n){r.hidden=!n.revealed;let s=N(n);_(t.value,E(s.yours)),_(o.value,E(s.descent))}}}function be({state:e,edit:t,end:o,step:r,lead:n}){let s=j("Take the step",r,"button is-first"),c=j("Show the landscape",()=>e.record({revealed:!0})),a=j("",()=>n(P(e.read().surface,Xe(e.read())))),i=()=>t(U(e.read(),e.read().rate)),l=["Δx","Δy"].map((p,h)=>Qe(p,h,{state:e,edit:t,end:o})),d=we({fits:p=>p>=.001&&p<=10,problem:()=>`Type a rate from 0.001 to 10. It is still ${e.read().rate}.`,written:String,enter(p){t({rate:p,...U(e.read(),p)}),o()},attributes:{"aria-label":"Rate"}}),m=f("div",{class:"step-choice",role:"group","aria-label":"Your next step"},...l.map(({element:p})=>p),s,f("div",{class:"downhill-row"},j("Point downhill, slope ×",i),d.input),...l.map(({note:p})=>p),d.note),g=Ke(),x=[...l,d];return{leadToRefused(){let p=x.find(h=>h.isRefused());return p?.input.focus(),!!p},element:Ve(m,g.element,f("div",{class:"toolbar"},c,a)),draw(p){m.hidden=p.revealed,c.hidden=p.revealed,_(a,p.revealed?"Again, from another start":"Another start");for(let h of[...l,g])h.draw(p);d.show(p.rate)}}}var Xe=({surface:e,start:t})=>(t+1)%y[e].starts.length;function Qe(e,t,{state:o,edit:r,end:n}){let s=["dx","dy"][t],c=()=>[-3,3].map(i=>i-u(o.read())[t]),a=we({fits:i=>i>=c()[0]-1e-9&&i<=c()[1]+1e-9,problem(){let[i,l]=c().map(d=>E(d));return`From here, ${e} can be from ${i} to ${l}. It is still ${E(S(o.read())[t])}.`},round:i=>Ue(i,4),written:i=>Je(i),enter(i){let[l,d]=S(o.read());r({dx:l,dy:d,[s]:i}),n()},attributes:{"aria-label":`${e}, the step in ${"xy"[t]}`}});return{...a,element:f("label",{class:"step-field"},f("span",{"aria-hidden":"true"},e),a.input),draw:i=>a.show(S(i)[t])}}var et=["step","at (x, y)","loss","slope in x","in y"];function Se(){let e=f("tbody"),t=et.map(s=>f("th",{scope:"col"},s)),o=f("table",{class:"numbers"},f("thead",{},f("tr",{},...t)),e),r=f("div",{class:"log",role:"region",tabindex:0,"aria-label":"Footprints so far"},o),n="";return{element:r,draw(s){let c=k(s),a=JSON.stringify(c)+s.surface;a!==n&&(n=a,e.replaceChildren(...c.map((i,l)=>tt(s,i,l))),r.scrollTop=r.scrollHeight)}}}function tt(e,t,o){let r=b(e,t);return f("tr",{},f("th",{scope:"row"},o?String(o):"start"),f("td",{},C(t)),f("td",{},f("strong",{},E($(e,t)))),...r.map(n=>f("td",{class:$e(n)},E(n))))}import{createBands as ot}from"dl101-lib";import{set as A,setText as Ae,svg as O}from"dl101-lib";import{fixed as Ee}from"dl101-lib";import{createHandle as rt}from"dl101-lib";import{createPlot as nt,pathOf as K,translateTo as st}from"dl101-lib";var at=9,ke=40,Te=13,X=[-3-.15,3+.15],Q=[-3,-2,-1,0,1,2,3];function Oe({state:e,edit:t,end:o,step:r,colors:n}){let s=nt({domains:{x:X,y:X},ticks:{x:Q,y:Q},labels:{x:"x",y:"y"},title:"The field",cells:180}),c=it(s),a=mt(s,{state:e,edit:t,end:o,step:r}),i=ot(s,at);return{element:s.element,draw(l){let d=l.revealed?M[l.surface].height:null;i(d,[0,y[l.surface].high],n()),c.draw(l),a.draw(l)}}}function it(e){let t=m=>O("path",{class:m}),[o,r,n,s,c]=["casing","yours","casing","descent","downhill"].map(t),a=Array.from({length:v+1},()=>O("circle",{class:"footprint"})),i=Array.from({length:v+1},()=>O("rect",{class:"descent-print",x:-3,y:-3,width:6,height:6})),l=a.map(()=>O("text",{class:"loss-label","text-anchor":"middle"})),d=Ae(O("text",{class:"lowest","text-anchor":"middle",y:5}),"×");return e.marks.append(O("g",{class:"walk","aria-hidden":"true"},O("path",{class:"grid",d:lt(e)}),d,n,s,...i,o,r,c,...a,...l)),{draw(m){let g=k(m),x=m.revealed?B(m):[];J(d,m.revealed&&y[m.surface].minima[0],e);for(let p of[o,r])A(p,{d:K(g,e)});for(let p of[n,s])A(p,{d:K(x,e)});A(c,{d:m.revealed?"":ct(m,e)}),i.forEach((p,h)=>{J(p,h>0&&x[h],e)}),a.forEach((p,h)=>{J(A(p,{r:h===g.length-1?7:4.5}),g[h],e)}),pt(l,g,m,e)}}}var lt=({x:e,y:t})=>Q.map(o=>{let[r,n]=X;return`M${e(o)} ${t(r)}V${t(n)}M${e(r)} ${t(o)}H${e(n)}`}).join(""),J=(e,t,o)=>A(e,t?{display:null,transform:st(t,o)}:{display:"none"});function ct(e,{x:t,y:o}){let[r,n]=u(e),[s,c]=b(e,[r,n]),a=Math.hypot(s,c);if(a<.005)return"";let i=22+34*a/(a+4),[l,d]=[-s/a,c/a],m=(g,x)=>`${(t(r)+g*l-x*d).toFixed(1)} ${(o(n)+g*d+x*l).toFixed(1)}`;return`M${m(8,0)}L${m(i,0)}M${m(i-8,5)}L${m(i,0)}L${m(i-8,-5)}`}function pt(e,t,o,{x:r,y:n}){let s=t.length-1,[c,a]=S(o).map((l,d)=>l+t[s][d]),i=[];e.forEach(l=>{A(l,{display:"none"})});for(let l=o.revealed?-1:s;l>=0;l--){let[d,m]=[r(t[l][0]),n(t[l][1])],[g,x]=l===s?dt(o):[0,0],p=d>290||g>0&&d>90?-1:1,h=[d+p*28,m+(x>0?16:-14)],D=([Le,Pe])=>Math.abs(h[0]-Le)>ke||Math.abs(h[1]-Pe)>ke/2;[...i,...l===s?[]:[[r(c),n(a)]]].every(D)&&(i.push(h),A(e[l],{display:null,x:h[0],y:h[1]+5}),Ae(e[l],Ee($(o,t[l]))))}}function dt(e){let t=([n,s])=>[n,s].map(c=>c/(Math.hypot(n,s)||1)),[o,r]=[t(b(e,u(e))),t(S(e))];return r.map((n,s)=>n-o[s])}function mt(e,{state:t,edit:o,end:r,step:n}){let s=O("path",{class:"considered"});e.handles.append(s);let c=rt(e,{label:"Your next step",kind:"move",drag:a=>o(ie(t.read(),a),"step"),nudge:a=>o(le(t.read(),a)),end:r});return c.node.addEventListener("keydown",a=>{a.key!=="Enter"||a.repeat||(a.preventDefault(),n())}),{draw(a){if(a.revealed)return A(s,{d:""}),c.place(null);let[[i,l],[d,m]]=[u(a),S(a)],g=[i+d,l+m],x=Math.hypot(d,m),p=e.x(x)-e.x(0),h=1-Te/p,D=[i+h*d,l+h*m];return A(s,{d:p>Te?K([[i,l],D],e):""}),c.place(g,{now:Number(x.toFixed(2)),min:0,max:9,text:`${Ee(x)} long${x?`, ${Z([d,m])}`:""}, to ${C(g)}`})}}}var _e={low:-6,high:6},gt={surface:Me(Object.keys(y)),start:Me([0,1,2,3]),path:yt([],{low:-3,high:3,maxLength:v}),dx:ee(R.dx,_e),dy:ee(R.dy,_e),rate:ee(R.rate,{low:.001,high:10}),revealed:ut()};function xt({root:e,state:t,parts:o,edit:r,end:n,lead:s,colors:c}){let i={state:t,edit:r,end:n,step:()=>{let h=t.read();!h.revealed&&!d.leadToRefused()&&t.record(ce(h))},lead:s,colors:c},l=Oe(i),d=be(i),m=[ve(),l,d,Se()],[g,,x,p]=m.map(({element:h})=>h);return e.append(ht([g,l.element,x],[o.readout,p,o.presets,o.toolbar]),o.goals,o.code),h=>{for(let D of m)D.draw(h)}}var mo=ft({name:"BlindDescent",css:te,rules:gt,undoable:["dx","dy","rate"],undoableByStep:[["surface","start","path","revealed"]],start:R,presets:ye,goals:me,reached:he,settle:fe,notes:ue,describe:xe,code:de,build:xt});export{mo as default};
