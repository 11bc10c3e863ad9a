import{columns as xt}from"dl101-lib";import{defineDemo as yt}from"dl101-lib";import{createChoice as vt}from"dl101-lib";import{number as $t,numbers as Ue,oneOf as St,someOf as Ge}from"dl101-lib";var T={bowl:{height:(e,t)=>(e*e+t*t)/2,slope:(e,t)=>[e,t],python:"(x**2 + y**2) / 2",pythonSlope:["x","y"]},valley:{height:(e,t)=>(e+1)**2/2+(t-.5)**2,slope:(e,t)=>[e+1,2*(t-.5)],python:"(x + 1)**2 / 2 + (y - 0.5)**2",pythonSlope:["x + 1","2 * (y - 0.5)"]},ravine:{height:(e,t)=>2.4*(e-1)**2-7.6*(e-1)*t+8.1*t*t,slope:(e,t)=>[4.8*(e-1)-7.6*t,16.2*t-7.6*(e-1)],python:"2.4 * (x - 1)**2 - 7.6 * (x - 1) * y + 8.1 * y**2",pythonSlope:["4.8 * (x - 1) - 7.6 * y","16.2 * y - 7.6 * (x - 1)"]},saddle:{height:(e,t)=>e*e-t*t+t**4/8+2,slope:(e,t)=>[2*e,t**3/2-2*t],python:"x**2 - y**2 + y**4 / 8 + 2",pythonSlope:["2 * x","y**3 / 2 - 2 * y"]},two_minima:{height:(e,t)=>(3*e**4-2*e**3-24*e*e+24*e+80)/32+(t-e/2)**2,slope:(e,t)=>[3*(e*e-4)*(e-.5)/8-(t-e/2),2*(t-e/2)],python:"(3 * x**4 - 2 * x**3 - 24 * x**2 + 24 * x + 80) / 32 + (y - x / 2)**2",pythonSlope:["3 * (x**2 - 4) * (x - 0.5) / 8 - (y - x / 2)","2 * (y - x / 2)"]}};import{float as B}from"dl101-lib";import{clamp as Be,rounded as Fe}from"dl101-lib";var[De,W,P,D,Q]=[.9,.99,.9,.999,1e-8],Z={descent:e=>(t,n)=>t.map((o,r)=>o-e*n[r]),momentum(e){let t=null;return(n,o)=>(t=o.map((r,a)=>De*(t?.[a]??0)+r),n.map((r,a)=>r-e*t[a]))},rmsprop(e){let t=null;return(n,o)=>(t=o.map((r,a)=>W*(t?.[a]??0)+(1-W)*r*r),n.map((r,a)=>r-e*o[a]/(Math.sqrt(t[a])+Q)))},adam(e){let[t,n,o]=[null,null,0];return(r,a)=>{o+=1,t=a.map((s,m)=>P*(t?.[m]??0)+(1-P)*s),n=a.map((s,m)=>D*(n?.[m]??0)+(1-D)*s*s);let[c,i]=[1-P**o,1-D**o];return r.map((s,m)=>s-e*(t[m]/c)/(Math.sqrt(n[m]/i)+Q))}}};var b=100,A=.01,L=1e6,N={low:.001,high:10},$={descent:{name:"Gradient descent",letter:"G"},momentum:{name:"Momentum",letter:"M"},rmsprop:{name:"RMSprop",letter:"R"},adam:{name:"Adam",letter:"A"}},g=Object.keys($),R={bowl:{name:"Bowl",start:[-2.5,1.5],high:9},ravine:{name:"Ravine",start:[-2.5,1],high:70},saddle:{name:"Saddle",start:[2.5,.5],high:10}},M=(e,t=.05)=>({surface:e,start:R[e].start,rates:g.map(()=>t),runners:g,steps:0}),z=M("ravine"),Y=e=>e.map(t=>Fe(Be(t,-3,3)));function He(e,t,n,o){let{height:r,slope:a}=T[e],c=Z[n](o),i=[t],s=[r(...t)];for(;i.length<=b&&s.at(-1)<=L;)i.push(c(i.at(-1),a(...i.at(-1)))),s.push(r(...i.at(-1)));return{points:i,losses:s}}function E({surface:e,start:t,rates:n,runners:o,steps:r}){return o.map(a=>{let c=n[g.indexOf(a)],{points:i,losses:s}=He(e,t,a,c),m=Math.min(r,s.length-1),l=s.findLastIndex(p=>p>=A)+1,h=l<s.length?l:null;return{id:a,rate:c,points:i,losses:s,at:m,loss:s[m],arrival:h,isLost:s[m]>L}})}var k=({arrival:e},{steps:t})=>e!==null&&e<=t;function J(e){let t=E(e).filter(r=>k(r,e)),n=Math.min(...t.map(({arrival:r})=>r)),o=t.filter(({arrival:r})=>r===n);return o.length===1?o[0].id:""}var C=({rates:e})=>e.every(t=>t===e[0])?e[0]:null;var V=`${L/1e6}e6`,je={descent:`def descent(rate):
    def step(w, g):
        return [w[i] - rate * g[i] for i in range(2)]
    return step
`,momentum:`def momentum(rate, mu=0.9):
    v = [0.0, 0.0]
    def step(w, g):
        for i in range(2):
            v[i] = mu * v[i] + g[i]
        return [w[i] - rate * v[i] for i in range(2)]
    return step
`,rmsprop:`def rmsprop(rate, alpha=0.99, epsilon=1e-8):
    s = [0.0, 0.0]
    def step(w, g):
        for i in range(2):
            s[i] = alpha * s[i] + (1 - alpha) * g[i]**2
        return [w[i] - rate * g[i] / (s[i]**0.5 + epsilon) for i in range(2)]
    return step
`,adam:`def adam(rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, s, t = [0.0, 0.0], [0.0, 0.0], 0
    def step(w, g):
        nonlocal t
        t += 1
        for i in range(2):
            m[i] = beta1 * m[i] + (1 - beta1) * g[i]
            s[i] = beta2 * s[i] + (1 - beta2) * g[i]**2
        m_hat = [value / (1 - beta1**t) for value in m]
        s_hat = [value / (1 - beta2**t) for value in s]
        return [w[i] - rate * m_hat[i] / (s_hat[i]**0.5 + epsilon) for i in range(2)]
    return step
`},Ke={descent:`def descent(rate):
    def step(w, g):
        return w - rate * g
    return step
`,momentum:`def momentum(rate, mu=0.9):
    v = 0.0
    def step(w, g):
        nonlocal v
        v = mu * v + g
        return w - rate * v
    return step
`,rmsprop:`def rmsprop(rate, alpha=0.99, epsilon=1e-8):
    s = 0.0
    def step(w, g):
        nonlocal s
        s = alpha * s + (1 - alpha) * g**2
        return w - rate * g / (np.sqrt(s) + epsilon)
    return step
`,adam:`def adam(rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m, s, t = 0.0, 0.0, 0
    def step(w, g):
        nonlocal m, s, t
        t += 1
        m = beta1 * m + (1 - beta1) * g
        s = beta2 * s + (1 - beta2) * g**2
        m_hat, s_hat = m / (1 - beta1**t), s / (1 - beta2**t)
        return w - rate * m_hat / (np.sqrt(s_hat) + epsilon)
    return step
`},qe={descent:e=>`torch.optim.SGD([w], lr=${e})`,momentum:e=>`torch.optim.SGD([w], lr=${e}, momentum=0.9)`,rmsprop:e=>`torch.optim.RMSprop([w], lr=${e})`,adam:e=>`torch.optim.Adam([w], lr=${e})`};function X({surface:e,start:t,rates:n,runners:o,steps:r}){let{python:a,pythonSlope:c}=T[e],i=c.join(", "),s=t.map(B).join(", "),m=u=>n[g.indexOf(u)],l=u=>o.map(f=>u[f]).join(`
`),h=u=>o.map(f=>`    ("${$[f].name}", ${u(f)}),`).join(`
`),p=u=>`race = [
${h(f=>`${f}(${B(m(f))})`)}
]
for name, step in race:
    w = ${u}
    for _ in range(${r}):
        if loss(w) > ${V}:  # it has diverged
            break
        w = step(w, gradient(w))
    print(f"{name}: {loss(w)}")
`;return{Python:`def loss(w):
    x, y = w
    return ${a}

def gradient(w):
    x, y = w
    return [${i}]

${l(je)}
${p(`[${s}]`)}`,NumPy:`import numpy as np

def loss(w):
    x, y = w
    return ${a}

def gradient(w):
    x, y = w
    return np.array([${i}])

${l(Ke)}
${p(`np.array([${s}])`)}`,PyTorch:`import torch

def loss(w):
    x, y = w
    return ${a}

race = [
${h(u=>`lambda w: ${qe[u](B(m(u)))}`)}
]
for name, make_optimizer in race:
    w = torch.tensor([${s}], dtype=torch.float64, requires_grad=True)
    optimizer = make_optimizer(w)
    for _ in range(${r}):
        height = loss(w)
        if height > ${V}:  # it has diverged
            break
        optimizer.zero_grad()
        height.backward()
        optimizer.step()
    print(f"{name}: {loss(w).item()}")
`}}import{createCheck as Qe}from"dl101-lib";import{button as F,h as x,set as ne,setText as _}from"dl101-lib";import{createNumberField as Ze}from"dl101-lib";import{createChoice as Ye}from"dl101-lib";import{fixed as te}from"dl101-lib";var ee=.001;function U(e){if(e>L)return"diverged";if(e===0)return"0";if(e<ee)return`< ${ee}`;let t=e>=100?0:Math.min(4,2-Math.floor(Math.log10(e)));return e>=1e3?Math.round(e).toLocaleString("en"):te(e,t)}function re(e){let{surface:t,start:n,steps:o}=e,r=`${R[t].name}, start at (${n.map(m=>te(m)).join(", ")})`,a=E(e),c=a.length>1?C(e):null,i=c===null?"":`, all at the rate ${c}`;if(!a.length)return`${r}. Nobody runs: tick an optimizer.`;if(!o)return`${r}, where the loss is ${U(a[0].loss)}${i}. Step, or let them run.`;let s=a.map(m=>We(m,e,c));return`${r}${i}, after ${o} of ${b} steps. ${s.join(" ")}`}function We(e,t,n){let o=`${$[e.id].name}${n===null?`, rate ${e.rate}`:""}:`;if(e.isLost)return`${o} diverged.`;let r=k(e,t)?`, below ${A} from step ${e.arrival} on`:"";return`${o} loss ${U(e.loss)}${r}.`}var oe=["optimizer","rate","loss",`below ${A}`],Je=[.01,.03,.05,.1,.3,1],Ve=60;function ae({state:e,edit:t,change:n,end:o}){let r=x("p",{class:"field-problem",role:"status"}),a=g.map((i,s)=>Xe(i,s,{state:e,edit:t,change:n,end:o,tell:m=>_(r,m)})),c=oe.map(i=>x("th",{scope:"col",role:"columnheader"},i));return{element:x("div",{},x("table",{class:"numbers",role:"table"},x("thead",{},x("tr",{role:"row"},...c)),x("tbody",{},...a.map(({element:i})=>i))),r),draw(i,s){for(let m of a)m.draw(i,s)}}}function Xe(e,t,{state:n,edit:o,change:r,end:a,tell:c}){let{name:i,letter:s}=$[e],m=d=>d.runners.filter(y=>y!==e),l=Qe({text:i,choose:d=>o({runners:g.filter(y=>y===e?d:m(n.read()).includes(y))})});l.element.firstChild.after(x("span",{class:`line-sample is-${e}`,"aria-hidden":"true"},s));let h=Ze({fits:d=>d>=N.low&&d<=N.high,problem:()=>`Type a rate from ${N.low} to ${N.high}. ${i}’s is still ${n.read().rates[t]}.`,written:String,tell:c,enter(d){r({rates:n.read().rates.with(t,d)}),a()},attributes:{"aria-label":`${i}, learning rate`}}),p=(d,...y)=>x("td",{role:"cell","data-name":oe[d]},...y),[u,f]=[p(2,x("span")),p(3,x("span"))];return{element:x("tr",{role:"row"},x("th",{scope:"row",role:"rowheader"},l.element),p(1,h.input),u,f),draw(d,y){let w=y.find(O=>O.id===e);l.show(!!w),h.show(d.rates[t]),_(u.firstChild,w?U(w.loss):"–"),_(f.firstChild,w&&k(w,d)?`step ${w.arrival}`:"–")}}}function se(e){let t=Ye({legend:"The same rate for all",options:Je.map(n=>({id:n,text:String(n)})),choose:n=>e({rates:g.map(()=>n)})});return{element:t.element,draw:n=>t.show(C(n))}}function ie({read:e,go:t}){let n=0,o=()=>{clearInterval(n),n=0,_(i,"Run")},r=()=>{document.hidden||t(Math.min(b,e()+1))},a=()=>matchMedia("(prefers-reduced-motion: reduce)").matches?t(b):(e()===b&&t(0),n=setInterval(r,Ve),_(i,"Pause")),c=p=>()=>{o(),p()!==e()&&t(p())},i=F("Run",()=>n?o():a(),"button is-first"),s=F("Step",c(()=>Math.min(b,e()+1))),m=F("Start over",c(()=>0)),l=x("span"),h=x("span",{class:"step-count"},x("span",{class:"visually-hidden"},"Step "),l);return{element:x("div",{class:"toolbar run-bar",role:"group","aria-label":"The race"},i,s,m,h),stop:o,draw({steps:p}){n&&p===b&&o(),ne(s,{"aria-disabled":String(p===b)}),ne(m,{"aria-disabled":String(p===0)}),_(l,`${p} of ${b}`)}}}import{listOf as et}from"dl101-lib";var ce=5,me=1,[pe,de]=[.1,1],H=.1,he=[{id:"plain_wins",text:`Bowl: get gradient descent below ${A} within ${ce} steps. Adam, at a rate from ${pe} to ${de}, must take longer`,show:()=>({...M("bowl"),rates:[.05,.05,.05,.1]})},{id:"ravine",text:"Ravine: give all four the same rate and see who is first. Then find a rate at which another one wins",show:()=>M("ravine")},{id:"saddle",text:`Saddle: start exactly on the ridge, y = 0. Who gets away? Then nudge the start off it, by ${H} or less, and run again`,show:()=>M("saddle")}],le=({runners:e})=>e.length===g.length,j=({surface:e,start:t})=>T[e].height(...t)>me;function tt(e){let[t,n]=["descent","adam"].map(a=>E(e).find(({id:c})=>c===a));if(e.surface!=="bowl"||!t||!n||!j(e))return!1;let o=n.rate>=pe&&n.rate<=de,r=k(t,e)&&t.arrival<=ce;return o&&r&&(n.arrival===null||n.arrival>t.arrival)}var rt=e=>e.surface==="saddle"&&e.start[1]!==0&&Math.abs(e.start[1])<=H&&E(e).some(t=>k(t,e)),fe=({found:e})=>g.filter(t=>e.includes(t));function ue(e){let t={plain_wins:tt(e),ravine:fe(e).length>1,saddle:e.found.includes("ridge")&&rt(e)};return Object.keys(t).filter(n=>t[n])}function ge(e){let{surface:t,start:n,steps:o,found:r}=e,a=[];return le(e)&&t==="saddle"&&n[1]===0&&o===b&&a.push("ridge"),le(e)&&t==="ravine"&&j(e)&&C(e)!==null&&a.push(J(e)),{found:["ridge",...g].filter(c=>r.includes(c)||a.includes(c))}}function nt(e){return e.length>1?`First, each in a run of its own: ${et(e)}.`:e.length?`First so far: ${e[0]}.`:""}function we(e){let t=fe(e).map(r=>$[r].name),n=e.surface==="bowl"&&!j(e),o=r=>!e.goals_reached.includes(r);return{plain_wins:n&&o("plain_wins")?`Start farther out, at a loss above ${me}.`:"",ravine:nt(t),saddle:e.found.includes("ridge")?`Nobody: on the ridge the slope in y is exactly 0.${o("saddle")?` Now nudge y by ${H} or less.`:""}`:""}}var be=[{id:"zigzag",name:"Zigzag",change:()=>({...M("ravine",.09),runners:["descent"],steps:30}),lesson:()=>"Gradient descent goes from wall to wall: across the ravine each step overshoots the floor, along it the slope is small. A rate of 0.1 or more would never get down."},{id:"roll",name:"Gather speed",change:()=>({...M("ravine",.01),runners:["descent","momentum"],steps:90}),lesson:()=>"Both have the rate 0.01. Along the floor all slopes point the same way, and momentum's velocity adds them up: it is below 0.01 from step 83 on, and gradient descent isn't there after 100."},{id:"too_fast",name:"Too fast for one",change:()=>({...M("ravine",.11),steps:30}),lesson:()=>"All have the rate 0.11. Gradient descent lands higher on the other wall at each step: it diverges. RMSprop is below 0.01 from step 64 on, momentum from step 88 on, Adam isn't after 100."},{id:"ridge",name:"On the ridge",change:()=>({...M("saddle"),start:[2.5,0],steps:b}),lesson:()=>"All four end on the pass at (0, 0), with a loss of 2: on the ridge the slope in y is exactly 0, and each rule turns 0 into no step. Nudge the start up or down."}];var xe=`.dl101.demo-optimizerrace{--row-gap: .5rem;@container (max-width: 43.99rem){.controls-first>.column>.chart{order:1}.controls-first>.column>.run-bar{gap:.4rem;order:0}.plot:not(.chart){width:100%;max-width:14.5rem;margin-inline:auto}}.is-first{justify-content:center;min-width:5rem}.readout{min-height:7.3em}.choice-row span{padding-inline:.55rem}.numbers :is(th,td){padding:.15rem .2rem}.numbers tr>:first-child{padding-inline-start:0;text-align:start}tbody th{white-space:normal}thead th{font-size:.86rem}tbody tr{border-top:1px solid var(--line)}td:nth-child(n+3){min-width:4em}.number-field{width:clamp(3rem,16cqi,4.2rem);padding-inline:.35rem}@container (max-width: 19rem){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tbody tr{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,4.4rem),1fr));padding-bottom:.3rem}.numbers :is(th,td){padding-inline:0;text-align:start}tbody th{grid-column:1 / -1}td:before{content:attr(data-name);display:block;color:var(--muted);font-size:.86rem}}.is-descent{--tint: var(--negative)}.is-momentum{--tint: var(--positive)}.is-rmsprop{--tint: var(--ink)}.is-adam{--tint: var(--good)}:is(.run,.casing){fill:none;stroke:var(--paper);stroke-width:5.5;stroke-linejoin:round;stroke-linecap:round;pointer-events:none}.run{stroke:var(--tint);stroke-width:2.5}.run.is-descent{stroke-width:3;stroke-dasharray:1 5}.run.is-rmsprop{stroke-dasharray:7 5}.run.is-adam{stroke-dasharray:11 4 1 4}.badges{pointer-events:none}.badge circle{fill:var(--paper);stroke:var(--tint);stroke-width:2.5}.badge text{font-size:12.5px;font-weight:700}.line-sample{display:grid;flex:none;place-items:center;width:1.4rem;height:1.4rem;border:2.5px solid var(--tint);border-radius:50%;background:var(--paper);font-size:.8rem;font-weight:700}.check{gap:.4rem;line-height:1.2}.chart{max-width:31rem}.chart .plot-label{font-size:15px}.finish{stroke:var(--good);stroke-width:1.5;stroke-dasharray:3 3}}
`;import{clamp as q}from"dl101-lib";import{createBands as at}from"dl101-lib";import{h as st,set as Te,setText as it,svg as S}from"dl101-lib";import{fixed as ye}from"dl101-lib";import{createHandle as lt}from"dl101-lib";import{axisLabel as ve,axisTick as $e,createPlot as ct,createScales as mt,cutOut as Ee,pathOf as pt}from"dl101-lib";var dt=9,G=[-3-.15,3+.15],Se=[-3,-2,-1,0,1,2,3],ht=9,Ae=13,ke=([e,t],[n,o],{x:r,y:a})=>({x:r(e),y:a(o),width:r(t)-r(e),height:a(n)-a(o)}),Oe=()=>g.map(e=>({id:e,casing:S("path",{class:"casing"}),line:S("path",{class:`run is-${e}`})})),Ne=()=>g.map(e=>{let t=it(S("text",{"text-anchor":"middle",y:4.5}),$[e].letter);return{id:e,node:S("g",{class:`badge is-${e}`},S("circle",{r:9}),t)}});function Le(e,t,n,o){for(let{id:r,casing:a,line:c}of e){let i=t.find(s=>s.id===r);for(let s of[a,c])Te(s,{d:i?pt(o(i),n):""})}}function Ce(e,t){for(let{id:n,node:o}of e){let r=t.find(a=>a.id===n);Te(o,r?{display:null,transform:`translate(${r.x} ${r.y})`}:{display:"none"})}}function _e({state:e,change:t,end:n,colors:o}){let r=ct({domains:{x:G,y:G},ticks:{x:Se,y:Se},labels:{x:"x",y:"y"},title:"The surface from above",cells:180}),[a,c]=[Oe(),Ne()];r.marks.append(Ee(ke(G,G,r),...a.map(({casing:l})=>l),...a.map(l=>l.line)),S("g",{class:"badges","aria-hidden":"true"},...c.map(({node:l})=>l).toReversed()));let i=(l,h)=>t({start:Y(l)},h),s=lt(r,{label:"The start",kind:"move",drag:l=>i(l.map(ft),"start"),nudge:l=>i(e.read().start.map((h,p)=>h+l[p]*.1)),end:n}),m=at(r,dt);return{element:r.element,draw(l,h){m(T[l.surface].height,[0,R[l.surface].high],o()),Le(a,h,r,ut),Ce(c,gt(h,r));let[p,u]=l.start;s.place(l.start,{now:p,min:-3,max:3,text:`x = ${ye(p)}, y = ${ye(u)}`})}}}var ft=e=>Math.round(e*10)/10;function ut({points:e,at:t}){let n=e.slice(0,t+1),o=n.findIndex(r=>Math.hypot(...r)>ht);return o<0?n:n.slice(0,o+1)}function gt(e,t){let n=[];for(let{id:o,points:r,at:a}of e.filter(c=>c.at)){let[c,i]=r[a].map((s,m)=>t["xy"[m]](q(s,-3,3)));for(;n.some(s=>Math.hypot(c-s.x,i-s.y)<Ae-1);)c+=Ae;n.push({id:o,x:c,y:i})}return n}var[ze,K]=[360,190],wt={width:ze,height:K,left:58,right:30,top:22,bottom:40},Re=[-4,-2,0,2],I={x:[0,b],y:[-4.3,2.5]},Me=17;function Ie(){let e=mt(I,wt),[t,n]=[Oe(),Ne()],[o,r]=I.x.map(e.x),[a,c]=I.y.map(e.y),i=ke(I.x,I.y,e),s=l=>S("path",{class:"grid",d:`M${o} ${e.y(l)}H${r}`}),m=S("svg",{class:"plot-marks",viewBox:`0 0 ${ze} ${K}`,role:"img","aria-label":"The loss after each step"},S("rect",{class:"plot-frame",...i}),...Re.map(s),S("path",{class:"finish",d:`M${o} ${e.y(Math.log10(A))}H${r}`}),...Re.map(l=>$e(o-6,e.y(l)+5,"end",10**l)),...[0,25,50,75,100].map(l=>$e(e.x(l),a+16,"middle",l)),ve("step",(o+r)/2,K-4,"middle"),ve("loss",o-6,13,"end"),Ee(i,...t.flatMap(l=>[l.casing,l.line])),S("g",{class:"badges","aria-hidden":"true"},...n.map(({node:l})=>l)));return{element:st("div",{class:"plot chart"},m),draw(l,h){let p=f=>q(e.y(Math.log10(Math.max(f,1e-12))),-1e3,1e3);Le(t,h,{x:e.x,y:p},({losses:f,at:d})=>[...f.slice(0,d+1).entries()]);let u=h.filter(({at:f})=>f).map(({id:f,at:d,loss:y})=>({id:f,x:e.x(d)+13,y:p(y)}));Ce(n,bt(u,c+9,a-9))}}}function bt(e,t,n){let o=e.map(r=>({...r,y:q(r.y,t,n)})).sort((r,a)=>r.y-a.y);for(let r=1;r<o.length;r++)o[r].y=Math.max(o[r].y,o[r-1].y+Me);for(let r=o.length-1,a=n;r>=0;r--,a-=Me)o[r].y=Math.min(o[r].y,a);return o}var At={surface:St(Object.keys(R),z.surface),start:Ue(z.start,{low:-3,high:3}),rates:Ue(z.rates,N),runners:Ge(g,g),steps:$t(0,{low:0,high:b,whole:!0}),found:Ge(["ridge",...g])};function Rt({root:e,state:t,parts:n,edit:o,end:r,colors:a,beforeLead:c,onLeave:i}){let s=(w,O)=>{d.stop(),o({...w,steps:0},O)},m={state:t,edit:o,change:s,end:r,colors:a},l=vt({legend:"Surface",options:Object.entries(R).map(([w,{name:O}])=>({id:w,text:O})),choose:w=>s({surface:w,start:R[w].start})}),[h,p,u]=[_e(m),Ie(),ae(m)],f=se(s),d=ie({read:()=>t.read().steps,go:w=>t.record({steps:w})});c(d.stop),i(d.stop);let y=xt([l.element,h.element,d.element,n.readout],[u.element,f.element,p.element,n.presets,n.toolbar]);return y.classList.add("controls-first"),e.append(y,n.goals,n.code),w=>{let O=E(w);l.show(w.surface);for(let Pe of[h,p,u,f,d])Pe.draw(w,O)}}var br=yt({name:"OptimizerRace",css:xe,rules:At,undoable:["surface","start","rates","runners"],undoableByStep:["steps"],start:z,presets:be,goals:he,reached:ue,settle:ge,notes:we,describe:re,code:X,build:Rt});export{br as default};
